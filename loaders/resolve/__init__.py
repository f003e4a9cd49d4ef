"""From names to entities: municipalities and organisations."""
