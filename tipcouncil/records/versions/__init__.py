"""What was public once: versions, their seals, locks in the database, withdrawal."""
