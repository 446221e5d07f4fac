"""Use-cases: one noun, one module; Project is the facade."""
