"""Networks as files of other programs, by networkx.

GraphML for Gephi, Cytoscape and igraph, GEXF for Gephi. Sources: http://graphml.graphdrawing.org,
https://gexf.net.
"""

from io import BytesIO

import networkx as nx

from api.explore.network.model import Plain


def graphml(plain: Plain) -> bytes:
    """Write *plain* as GraphML."""
    file = BytesIO()
    nx.write_graphml_xml(_network(plain), file)
    return file.getvalue()


def gexf(plain: Plain) -> bytes:
    """Write *plain* as GEXF 1.2."""
    file = BytesIO()
    nx.write_gexf(_network(plain), file, version="1.2draft")
    return file.getvalue()


def _network(plain: Plain) -> nx.Graph:
    network = nx.Graph()
    network.add_nodes_from(plain["nodes"].items())
    network.add_weighted_edges_from(plain["ties"])
    return network
