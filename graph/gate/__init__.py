"""The gate in parts: what each focus node needs of the graph is derived from the shapes.

`paths` and `reach` say where a walk from a focus node may lead, `shapes` and `constraints` read it
off the shapes and their SPARQL, `parts` cuts a graph into what an engine is given at once, and
`touched` finds the focus nodes that a change concerns. See decision 0022.
"""
