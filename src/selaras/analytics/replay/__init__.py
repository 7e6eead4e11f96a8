"""Replay: the recorded history under terms nobody has signed yet, worked out over the lake."""
