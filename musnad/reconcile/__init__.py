"""What many readings say together: copies, statements, origins, laundering, tolls, readouts, framing.

Each module works on plain values and on texts; `store` keeps what they find in the ledger, and `run` brings the
ledger up to date. Every link carries the spans that it rests on.
"""
