"""What tests share beside the builders: databases, papers, crawls, planted words."""
