"""Letter pages with their tags, in any script: it knows lines, tables and fields, and nothing of rides."""
