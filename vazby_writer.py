"""The process that changes the graph for `vazby serve --allow-writes`.

It knows how documents are linked, which the server itself may not know.
"""

from graph.change_process import Publisher, main
from graph.remote import follow
from loaders.link.step import linking_of

if __name__ == "__main__":
    main(Publisher(linking_of, follow))
