# size 80x10
# C-e goes to the end of what is typed; from there it is written in the editor.
:new note
> of 450000 m2
<Home>
<C-e>
> , say
<BS><BS><BS><BS><BS>
:dump
| New Note
|
| Note information
|  Title *             of 450000 m2
|  Parent type *
|  Parent *
|  Owner               Kim
|
| Settings
|  Private             no
<C-e>
:wait idle
:dump
| New Note
|
| Note information
|  Title *             of 451000 m2
|  Parent type *
|  Parent *
|  Owner               Kim
|
| Settings
|  Private             no
