# The names of the tools, in the index of ideas.
tool-check-in = Check-in
tool-dance-picture = Picture of near and far
tool-loop-builder = Our loop
tool-origin-explorer = Where my need came from
tool-space-agreement = Asking for room and coming back
tool-calm-kit = Calm kit
tool-people-in-our-lives = People in our lives
tool-two-lists = Mine, yours, ours
tool-requests = Small requests
tool-preparation-notes = Notes for me alone
tool-words-help = Help with words
tool-parking-lot = Replies put aside
tool-limit-statement = This is a limit
tool-looking-back = Looking back
tool-break = Break
tool-coach-demonstration = Showing it to others
