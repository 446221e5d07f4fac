"""Pure computation: frames in, frames out."""
