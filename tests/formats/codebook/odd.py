"""Codebooks as people lay them out, with comments in odd places."""

from __future__ import annotations

COMMENTS = """\
%YAML 1.2
# before the document
---
# on the name
name: "Mijn boek"   # after the name
# between

language: nl        # after the language


codes:   # after codes
# at the margin
- id: vertrouwen    # after an id

  label: 'Vertrouwen'   # quoted in one way
  # above the definition
  definition: >-   # beside the fold
    Dat de ander doet
    wat hij zegt.

    Tweede alinea.
# at the margin, within a code
  inclusion: |
    - als het gezegd wordt
      en ook zo

  exclusion:
    # above a language
    nl: Niet als het hoop is.   # after a text

    # between languages
    en: "Not \\"hope\\"."
  example:    # nothing yet
  cues:
    # above the first cue
    - vertrouwen op   # after a cue
    - "erop aan kunnen"
    # below the last cue
  colour: teal
  key: v
  gap: no
      # deeper than it should be
  children:
  # above the first child
  - id: persoonlijk
    label: Persoonlijk
    # below persoonlijk

  # --- a heading within ---

  # directly above institutioneel
  - label: {nl: Institutioneel, en: Institutional}  # in braces
    color: '#ABC'
# at the margin, after the children

# --- second part ---

# directly above macht
- label: Macht
  cues: [ macht , "de baas", 'zeggenschap',
          doorzettings*,   # within the brackets
          invloed ]
  definition: macht is een lang woord dat op
    de volgende regel
    verder gaat
# after everything
...
# after the end
"""

OUTLINE = """\
codes:
  - Waarde:
      - Direct
      - Indirect:   # with a comment
          - Ver weg
  - Ontwerp
  # above legitimatie
  - Legitimatie:
"""

NESTED_LABELS = """\
codes:
  Waarde:
    Direct:
    Indirect:
      Ver weg:
  Ontwerp: Hoe het in elkaar zit.
  gezag:
    label: Gezag   # with fields
    key: g
"""

BRACKETS = """\
{name: Klein, language: en, codes: [
  {id: a, label: A, cues: [x, y]},   # first
  {id: b, label: {en: B, nl: Bee}, children: [{id: c, label: C}, D]},
]}
"""

ITEMS_IN_BRACES = """\
name: Klein
codes:
  # one per line
  - {id: een, label: Een, colour: "#111111"}   # first
  - {id: twee, label: Twee, cues: [a, b]}

  - { id: drie, label: { nl: Drie, en: Three }, children: [Vier, {id: vijf, label: Vijf}] }
"""

DASHES_ALONE = """\
name:
    nl: Los
codes:
    -
        id: een
        label: Een
        children:
            -
                # above the id
                id: twee
                label: Twee

            -   id: drie
                label: Drie
    -
        label: Vier
"""

ALIASES = """\
language: nl
codes:
  - id: een
    label: Een
    cues: &gedeeld [samen, "met z'n allen"]
    definition: &tekst >-
      Een tekst die twee keer
      geldt.
  - id: twee
    label: Twee   # keeps its comment
    cues: *gedeeld
    definition: *tekst
  - &drie
    label: Drie
  - id: vier
    label: Vier
    children:
      - id: zes
        label: Zes
        example: *tekst
"""

NO_LAST_LINE_END = "codes:\n- Een\n- label: Twee\n  definition: iets"

TWELVE_BELOW = """\
codes:

      - id: a
        label: A
        definition:
              nl: |+
                 houdt

                 open


              en: "over
                 two lines"

      - id: b

        label: B
        children:
        - label: C
          'definition': tekst
        - D
        - "E: met dubbele punt"   # na E
"""

ALL = {
    "comments": COMMENTS,
    "outline": OUTLINE,
    "nested labels": NESTED_LABELS,
    "brackets": BRACKETS,
    "items in braces": ITEMS_IN_BRACES,
    "dashes alone": DASHES_ALONE,
    "aliases": ALIASES,
    "no last line end": NO_LAST_LINE_END,
    "deep": TWELVE_BELOW,
    "carriage returns": COMMENTS.replace("\n", "\r\n"),
    "byte order mark": "\ufeff" + DASHES_ALONE,
}
