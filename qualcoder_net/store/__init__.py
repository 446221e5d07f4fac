"""How rows are kept: schema, engine, journal, migrations."""
