"""Who meets whom in partnerships: the network, what is measured of it, its picture and files."""
