"""From records and curated tables to named graphs."""
