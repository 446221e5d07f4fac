"""How web pages look: on screens light and dark, and on paper."""

STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fff; --faint: #5f5f5f; --line: #bbb;
  --head: #1f3a5f; --s1: #eaf2fa; --s2: #cfe1f2; --s3: #a9c9e8; --s4: #7fafda; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --paper: #16181c; --faint: #a3a3a3;
  --line: #4a4f57; --head: #a9c9e8; --s1: #1c2a3a; --s2: #213f5c; --s3: #27527c; --s4: #2f659a; } }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1.25rem; color: var(--ink);
  background: var(--paper); font: 1rem/1.5 system-ui, sans-serif; }
h1, h2, h3, h4 { color: var(--head); line-height: 1.25; text-wrap: balance; }
h2 { margin-top: 2.5rem; } h3 { margin-top: 2rem; } h4 { margin: 1.5rem 0 .5rem; }
.subtitle { font-size: 1.15rem; margin: -.5rem 0 .5rem; }
.byline, footer, cite { color: var(--faint); } cite { font-style: normal; font-size: .875rem; }
.scroll { overflow-x: auto; } .scroll:focus-visible { outline: 2px solid var(--head); }
table { border-collapse: collapse; border-block: 2px solid var(--faint); }
caption { text-align: left; font-weight: 600; padding-bottom: .5rem; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: center;
  font-variant-numeric: tabular-nums; }
th[scope=row] { text-align: left; font-weight: 400; max-width: 24rem; }
thead th { vertical-align: bottom; border-bottom: 2px solid var(--faint); }
thead th:first-child { text-align: left; }
.total { font-weight: 700; border-left: 2px solid var(--faint); }
tfoot th, tfoot td { border-top: 2px solid var(--faint); font-weight: 700 !important; }
td a { color: inherit; display: block; } .s0 { color: var(--faint); }
.s1 { background: var(--s1); } .s2 { background: var(--s2); } .s3 { background: var(--s3); }
.s4 { background: var(--s4); }
.note { font-size: .875rem; margin: .25rem 0; } .note + :not(.note) { margin-top: 1.5rem; }
.texts td { text-align: left; vertical-align: top; } .texts th { text-align: left; }
.quiet { color: var(--faint); } p, td, th, li { white-space: pre-line; }
figure { margin: 2rem 0; } figure img { max-width: 100%; height: auto; background: #fff; }
figcaption { font-weight: 600; margin-top: .5rem; }
nav ol { list-style: none; padding: 0; } nav .l2 { padding-left: 1.5rem; }
blockquote { margin: .75rem 0; padding-left: 1rem; border-left: 3px solid var(--s3); }
blockquote p { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
:target { scroll-margin-top: 1rem; background: var(--s1); }
.swatch { display: inline-block; width: .7em; height: .7em; margin-right: .4em; }
.code { margin: .15rem 0; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); font-size: .875rem; }
@media print { @page { size: A4; margin: 2cm; } @page wide { size: A4 landscape; }
  :root { --ink: #000; --paper: #fff; --faint: #555; --line: #bbb; --head: #1f3a5f; --s1: #eaf2fa;
    --s2: #cfe1f2; --s3: #a9c9e8; --s4: #7fafda; }
  body { margin: 0; max-width: none; padding: 0; font-size: 10pt; } .wide { page: wide; }
  .scroll { overflow: visible; } .back { display: none; } td a { text-decoration: none; }
  td { print-color-adjust: exact; } tr, blockquote, figure { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; } thead { display: table-header-group; } }
"""
