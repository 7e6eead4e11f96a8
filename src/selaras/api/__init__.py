"""The HTTP API: what a program asks for, in JSON, described by its own OpenAPI document."""
