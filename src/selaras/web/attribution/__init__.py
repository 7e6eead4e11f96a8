"""Attribution: who gets the credit under every model, and the deals behind it."""
