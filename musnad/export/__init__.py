"""The formats that others read. Each module writes one, with or against that format's own library."""
