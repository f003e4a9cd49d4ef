"""What Vazby knows of RDF: names, releases, the store, the gate and the queries."""
