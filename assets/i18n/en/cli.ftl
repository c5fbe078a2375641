# The command line: for coaches, scripts and careful people. One plain sentence at a time.
cli-about = Two partners at one computer practise hard conversations.
cli-file = Open this session in the window
cli-guides = List the guides on the shelf
cli-guide = Work on guide files
cli-guide-check = Say whether a guide file can be used, and what to mend
cli-guide-check-file = The guide file
cli-guide-schema = Print the JSON Schema of guide files
cli-ideas = Find what meets an idea or a theme: guides, cards, questions, pages, tools
cli-ideas-which = An idea by its id, such as 2.24, or a theme; all themes unless told
cli-check = Say whether a session file is whole and unchanged
cli-check-file = The session file
cli-show = Print a session to read
cli-show-file = The session file
cli-show-json = Print it as JSON, for other programs
cli-show-markdown = Print it as markdown, for a notes program
cli-rehearse = Play written actions through a guide and save the session
cli-rehearse-guide = A guide on the shelf by its id, or a guide file
cli-rehearse-actions = The actions, one JSON value a line
cli-rehearse-out = Where to save the session; nothing is ever overwritten
cli-rehearse-start = When it begins, such as 2026-11-21T19:30:00Z; now unless told
cli-rehearse-id = The id of the session; a new one unless told
cli-rehearse-example =
    How the actions of “first-five” may begin; “after” is how many seconds go by before a line:
      {"{"}"do":"begin","names":{"{"}"left":"Noa","right":"Kit"{"}"},"way":"both-write","first":"left","record":"on"{"}"}
      {"{"}"do":"ready","after":20{"}"}
      {"{"}"do":"say","text":"You made tea when I came in wet.","after":40{"}"}

    What may be done where is what the window allows. The first action that may not be done is named, and nothing is saved.
cli-words = Try the help with wording, line by line
cli-words-notes = Say which notes a writer would get
cli-words-notes-lines =
    Reads one JSON value a line, answers each with one:
      {"{"}"id":1,"role":"speaker","text":"You never listen"{"}"}
      {"{"}"id":1,"notes":["absolutes"]{"}"}

    The role is “speaker” or “listener”. All notes that hold are told; the window shows one at a time.
    A line that cannot be answered is named, the others are answered, and the exit code is 1.
    Nothing is stored.
cli-words-mirror = Say what a mirror has not given back yet
cli-words-mirror-lines =
    Reads one JSON value a line, answers each with one:
      {"{"}"id":1,"said":"I am not angry","mirror":"You are angry"{"}"}
      {"{"}"id":1,"missing":["not"],"negation":"lost"{"}"}

    The negation is “kept”, “lost”, “added” or “none”.
    A line that cannot be answered is named, the others are answered, and the exit code is 1.
    Nothing is stored.
cli-completions = Print completions for a shell
cli-completions-shell = The shell
cli-exit-codes =
    Exit codes:
      0  Done. For “check” and “guide check”: nothing is wrong with the file.
      1  Something is wrong in a file: damage, a problem in a guide, a line that was refused.
      2  A file could not be read or written, or the command was not understood.

    Nothing is sent anywhere. No command needs a display, except opening the window.

# Headings of the list of guides.
cli-column-id = ID
cli-column-title = TITLE
cli-column-minutes = MINUTES
cli-column-heat = HEAT

# The index of ideas.
cli-column-theme = THEME
cli-column-name = NAME
cli-column-ideas = IDEAS
cli-ideas-theme = Theme: { $name }
cli-ideas-where = Where: { $place }
cli-ideas-of-guide = Guides
cli-ideas-of-card = Cards
cli-ideas-of-question = Questions
cli-ideas-of-page = Help and support
cli-ideas-of-tool = Tools
cli-ideas-question = { $text } (heat { $heat })
cli-ideas-hot-question = { $text } (heat { $heat }, better with a coach)

cli-error = duologue: { $what }
cli-no-window = The window cannot be opened. { $what }
cli-no-display = There is no display for the window here; every command in “duologue --help” works without one.
cli-not-text = This file is not text: { $path }
cli-no-such-guide = There is no guide with this id, and no file of this name: { $path }
cli-no-such-idea = There is no idea and no theme of this name; “duologue ideas” lists the themes: { $path }
cli-cannot-read = This file cannot be read. { $what } { $path }
cli-cannot-read-stdin = The lines cannot be read. { $what }
cli-words-line = Line { $line }: { $what }
cli-words-not-text = It is not text.
cli-words-not-json = It is not a JSON object.
cli-words-missing-name = “{ $name }” is missing.
cli-words-bad-value = A value cannot stand where it stands.
cli-words-bad-role = The role is neither “speaker” nor “listener”.
cli-not-a-session = This session cannot be opened. { $what } { $path }
cli-refused = The actions cannot be played: { $what } { $path }
cli-cannot-save = The session was not saved; nothing else was touched. { $what } { $path }
cli-unsure = The session is in its place, but the disk does not confirm that it will stay there. { $what } { $path }
cli-cannot-write = The answer could not be written: { $what }
cli-guide-sound = Nothing is wrong with this guide.
cli-guide-problem = { $path }:{ $line }:{ $column }: { $what } { $todo }
cli-sound = This session is whole. Entries: { $entries }.
cli-damaged = This session has been changed or damaged. Entries that can be read: { $entries }.
cli-torn = The end is cut off, as after a power cut: { $bytes } bytes could not be read.
cli-newer = A newer version wrote this; here it can only be read.
cli-no-home = The system does not say where your own folder is.
cli-rehearsed = Saved, without what stays private.

cli-panic = duologue: a mistake in the program, at { $place }. What was finished is in the safety copy.
cli-panic-somewhere = an unknown place
