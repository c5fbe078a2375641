# The names of the tools, in the index of ideas.
tool-check-in = Check-in
tool-dance-picture = Picture of near and far
tool-loop-builder = Our loop
tool-origin-explorer = Where my need came from
tool-space-agreement = Asking for room and coming back
tool-calm-kit = Calm kit
tool-people-in-our-lives = People in our lives
tool-two-lists = Mine, yours, ours
tool-limit-statement = This is a limit
tool-requests = Small requests
tool-preparation-notes = Notes for my own eyes
tool-words-help = Help with words
tool-parking-lot = Replies put aside
tool-break = Break
tool-coach-demonstration = Showing it to others

# What one does with a tool that can be opened by itself.
tool-preparation-notes-more = Behind the cover, before you speak: what it is about for you. They are never kept.
tool-origin-explorer-more = Closeness and room: each looks alone first, and tells what they choose.
tool-loop-builder-more = Each writes one half of the quarrel that comes again. You name it.
tool-space-agreement-more = A word for it, how long, when you are back, and a kind line.
tool-calm-kit-more = Breathe, look and listen, wait ten minutes. Your own list.
tool-people-in-our-lives-more = Three shelves: for fun, for deep talk, from long ago.
tool-two-lists-more = Who carries what, and two lists of goals: your own, and those you share.
tool-limit-statement-more = One says a limit. The other says it back. It needs no yes.
tool-requests-more = One small wish each. It may be declined.
tool-coach-demonstration-more = Step through an invented couple’s evening. Notes for each conversation stand under “Why this?” where you set it up.
