"""What bench.py is made of: measuring, the contestants, the storage of a registry, the bars and the pages."""
