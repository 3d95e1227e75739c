"""The made-up department: a believable month in Alder Falls, played through the program's own verbs."""
