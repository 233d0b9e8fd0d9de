"""The council: its bodies, members, sittings and papers."""
