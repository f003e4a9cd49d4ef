"""What Vazby knows of HTTP and HTML."""
