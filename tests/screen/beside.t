# size 90x9
# What stands beside the windows' own verbs: rows of any list and events to the clipboard, the mouse given back, settings as a file.
:options
yy
:dump
| Settings                                                                              10
|  Setting       Value   Values              What it means
|  theme         auto    any                 colours; :theme lists them
|  cursor-style  auto    auto bar cell mark  how the row under the cursor shows; auto: by …
|  mouse         on      on off              clicks and the wheel are HotCRM's, not the te…
|  team-shell    off     on off              files of the team may run programs; in a file…
|  reader        off     on off              for screen readers: no decoration, the cursor…
|  width         auto    auto safe           safe: columns stay straight whatever the term…
| Sent to the terminal's clipboard: the row.
yc
:dump
| Settings                                                                              10
|  Setting       Value   Values              What it means
|  theme         auto    any                 colours; :theme lists them
|  cursor-style  auto    auto bar cell mark  how the row under the cursor shows; auto: by …
|  mouse         on      on off              clicks and the wheel are HotCRM's, not the te…
|  team-shell    off     on off              files of the team may run programs; in a file…
|  reader        off     on off              for screen readers: no decoration, the cursor…
|  width         auto    auto safe           safe: columns stay straight whatever the term…
| Sent to the terminal's clipboard: theme.
:mouse
:dump
| Settings                                                                              10
|  Setting       Value   Values              What it means
|  theme         auto    any                 colours; :theme lists them
|  cursor-style  auto    auto bar cell mark  how the row under the cursor shows; auto: by …
|  mouse         on      on off              clicks and the wheel are HotCRM's, not the te…
|  team-shell    off     on off              files of the team may run programs; in a file…
|  reader        off     on off              for screen readers: no decoration, the cursor…
|  width         auto    auto safe           safe: columns stay straight whatever the term…
| The mouse is the terminal's, which can mark text; :mouse takes it.
:mouse off
:mouse
:dump
| Settings                                                                              10
|  Setting       Value   Values              What it means
|  theme         auto    any                 colours; :theme lists them
|  cursor-style  auto    auto bar cell mark  how the row under the cursor shows; auto: by …
|  mouse         on      on off              clicks and the wheel are HotCRM's, not the te…
|  team-shell    off     on off              files of the team may run programs; in a file…
|  reader        off     on off              for screen readers: no decoration, the cursor…
|  width         auto    auto safe           safe: columns stay straight whatever the term…
| The mouse is ours; :mouse gives it back.
:export-config
:dump
| Settings and keys as they are                                                   11 lines
| # Settings and keys as they are. Lines of this kind go to hotcrm.conf and keys.conf.
| option theme "auto"
| option cursor-style "auto"
| option mouse "on"
| option team-shell "off"
| option reader "off"
| option width "auto"
| option clipboard "auto"
q
<Tab>
:dump
| Settings                                                                              10
|  Setting       Value   Values              What it means
|  theme         auto    any                 colours; :theme lists them
|  cursor-style  auto    auto bar cell mark  how the row under the cursor shows; auto: by …
|  mouse         on      on off              clicks and the wheel are HotCRM's, not the te…
|  team-shell    off     on off              files of the team may run programs; in a file…
|  reader        off     on off              for screen readers: no decoration, the cursor…
|  width         auto    auto safe           safe: columns stay straight whatever the term…
| This page has one pane.
:new x_deal
> Maple
<Home>
<C-e>
> s
:dump
| New Deal
|
| Deal
|  Name *              Maples
|  Company *
|  Stage *             Qualify
|  Amount
|  Close
|
