# Home, setting up, reading, settings, help.

home-title = Hear each other tonight
home-practise = Practise together
home-practise-more = One speaks, one listens and says it back. Ten minutes will do.
home-open = Open a session
home-open-more = Read again what you both kept.
home-example = See an example
home-example-more = An invented couple’s evening, step by step. Good for showing others.
home-library = Cards and questions
home-library-more = To look at together, without a session. Tools to get calm, too.
library-shelf = What to look at
library-themes = By theme
library-themes-title = What is it about?
library-all-themes = All themes
library-cards = Cards
library-questions = Questions
library-guides = Conversations
library-tools = Tools
library-also-in = Also in:
library-with-coach = This one is better with a coach.
home-look-back = Look back
home-look-back-more = Over weeks and months: near and far, and what you agreed.
look-back-title = Look back together?
look-back-body = It shows what you both chose to keep. Your words may be in it.
look-back-yes = Yes, we both want that
home-today = Waiting for you
home-unfinished = Not finished: { $when }, { $minutes ->
    [0] just begun
    [one] about one minute
   *[other] about { $minutes } minutes
  }
home-resume = Open together
home-discard = Throw away
home-discard-title = Throw this away together?
home-discard-body = The safety copy is removed. Nothing of it stays in this program.
home-discard-yes = Yes, we both want that
home-private = Everything stays on this computer.
home-recent = Opened lately

setup-title = Who is here?
setup-left = On the left
setup-right = On the right
setup-name = Name on the left
setup-name-right = Name on the right
setup-group = What do you need tonight?
setup-guide = Which conversation?
group-begin = An easy start
group-begin-more = Short and light, also for somebody with doubts
group-hear = To hear each other
group-hear-more = One topic, and each of you is heard
group-near-and-far = Closeness and room
group-near-and-far-more = To be close, to have room, and where both needs began
group-hurt = After a quarrel, or stuck
group-hurt-more = A quarrel that is over, one that keeps coming back, or a topic that is stuck
group-every-day = Day by day
group-every-day-more = Thanks, small wishes, and who carries what
setup-minutes = { $from }–{ $to } minutes
setup-heat = { $n ->
    [1] calm
    [2] mild
    [3] warm
    [4] hot
   *[other] better with a coach
  }
setup-why = Why this?
setup-teaching = If you show it to others
setup-topic = What is it about?
setup-topic-hint = One line. You may leave it empty.
setup-way = How will you talk?
setup-first = Who speaks first?
setup-first-lot = Draw lots
setup-record = Shall it be written down?
setup-record-on = Yes, for now: you decide at the end
setup-record-off = Off the record: nothing is ever written
setup-begin = Begin
setup-names-missing = Two names are needed. Any name will do.
setup-chosen = { $guide } · { $way }
setup-about =
    { $summary }
    { $minutes }, { $heat }
setup-safe = For two people who both feel safe. If you are afraid of your partner, please see “Help and support” first.

read-title = What you kept
read-step = Step through it
read-page = As a page
read-next = Next
read-previous = Previous
read-next-part = Next part
read-place = { $n } of { $of }
read-text = Save as text…
read-copy = Save a copy…
read-earlier-versions = Earlier versions…
earlier-title = Which earlier version?
earlier-body = Looking changes nothing. You can keep one beside the current one.
earlier-none = There is no earlier version of this session here.
earlier-keep = Keep this version…
path-kept = Or open one that you kept:
copy-name = { $name } (copy)
read-markdown = Save as Markdown…
read-take-back = Take back these words
read-take-back-choose = Take words back…
read-take-back-not = Take nothing back
read-take-back-title = Take back these words, { $name }?
read-take-back-body = They are removed from this file, its backups and the safety copy. “[taken back]” stays in their place. A later evening on which you looked back at them still has them: there you can take them back, too. Copies and texts that you saved elsewhere stay as they are.
read-take-back-mirror = If { $name } said any of it back, that stays until { $name } takes it back, too.
read-take-back-yes = Take them back
read-delete = Delete for good…
read-delete-title = Delete this session for good?
read-delete-body = This removes the session, its backups and its safety copy. A later evening on which you looked back at it keeps what you looked at. Copies and texts that you saved elsewhere stay. Traces may stay on the drive until it is reused.
read-delete-yes = We both want that
read-example = An invented example
read-example-file = Example
read-only = Open for reading only. { $why }
conflict-title = This file was changed somewhere else.
conflict-body = Nothing was overwritten, and nothing is taken back yet. How do you want to go on?
conflict-both = Keep both: yours goes beside it
conflict-theirs = Use the other one: nothing is taken back
conflict-ours = Keep yours: the other one goes to the backups
conflict-settled = You go on with { $path }
read-earlier = This is an earlier version. Keep it under a new name to go on with it.
read-damaged-title = This file has been changed or damaged.
read-damaged-body = { $n ->
    [one] One line does not fit the one before it.
   *[other] { $n } lines do not fit the ones before them.
  } Nothing was changed on disk. You can read what is there.
read-damaged-accept = Read it as it is
read-torn = The last line was cut off, as after a power cut. Everything before it is here.
read-exported = Saved: { $path }
read-outside-clean = The file was changed outside and read again.
read-outside-unreadable = The file was changed outside, and what is in it now cannot be read. What you see here is what was in it before. { $why }
read-outside-missing = The file is no longer where it was. Nothing is lost: what you see is still here.
read-type-path = Where should it go?
read-type-open = Which file?
path-go = Use this place
path-open = Open it

months-title = Looking back
months-none = Nothing is kept here yet. Once you keep an evening, you find it here.
months-unread = { $n ->
    [one] One file here could not be read. It stays as it is.
   *[other] { $n } files here could not be read. They stay as they are.
  }
months-left-out = { $n ->
    [one] One older file lies here. It is not shown.
   *[other] { $n } older files lie here. They are not shown.
  }
months-whose = Whose evenings?
months-two = { $left } and { $right }
months-near-and-far = Near and far
months-key = Lines: how close each of you felt. Open shapes: how close each wished to be. 0 is far, 10 is near. You both chose to show this. No distance is the best one.
months-key-lines = Lines: how close each of you felt. 0 is far, 10 is near. How close each wished to be stands below, evening by evening. You both chose to show this. No distance is the best one.
months-picture = Two lines that come nearer to each other and move apart. The numbers stand below.
months-point = { $left-name } felt { $left-now } near and wished for { $left-wished }, { $right-name } felt { $right-now } and wished for { $right-wished }.
months-evenings = Evening by evening
months-came-back = You took a break, and came back.
months-break = You took a break.
months-granted = { $name } asked, and it was granted
months-offered = { $name } asked, and { $other } offered

settings-title = Settings
settings-theme = Colours
settings-theme-light = Light
settings-theme-dark = Dark
settings-theme-contrast = High contrast
settings-theme-system = As the computer
settings-distance = Reading distance
settings-distance-desk = Desk
settings-distance-sofa = Sofa
settings-distance-wall = Wall
settings-size = Size of everything
settings-size-most = This is as large as the window allows.
settings-size-now = { $percent } %
settings-motion = Movement
settings-motion-system = As the computer
settings-motion-on = Calm movement
settings-motion-off = No movement
settings-aloud = Read prompts aloud
settings-aloud-heard = From now on, prompts are read aloud.
settings-aloud-more = With the voice of this computer, so that you can look at each other. It never reads what you two say.
settings-timers = Time rings
settings-timers-on = Shown
settings-timers-off = Off
settings-beginnings = Sentence beginnings
settings-beginnings-shown = All
settings-beginnings-short = One
settings-beginnings-hidden = None
settings-beginnings-more = They help at first, and are in the way later. F2 brings them back for one step.
settings-wording = Help with wording
settings-wording-more = One quiet note while you write. It changes nothing and is kept nowhere.
settings-folder = Folder for what you keep
settings-folder-hint = The usual one: Documents
settings-backups = Backups when saving
settings-on = On
settings-off = Off
settings-recent = Remember opened files
settings-recent-clear = Forget them
settings-done = Done

help-title = Help and support
help-where = Only on this computer. While you talk, a safety copy is kept; at the end you both say what stays. Files are not locked with a passphrase yet: whoever uses this account can open them.
help-emergency = Emergency: { $number }
help-source = From { $source }, looked at on { $date }
help-own = Your own lines
help-own-hint = A doctor, a friend, a line near you
help-own-where = They stay on this computer, not locked. Whoever uses it can read them.
help-print = Save as text, to print…
help-file = Help lines.txt
help-close = Back

hidden-title = Notes
hidden-body = Press F9 or the button to come back.
hidden-back = Come back

shortcuts-title = Keys
shortcuts-enter = Go on
shortcuts-ctrl-enter = Go on while writing
shortcuts-tab = To the next control
shortcuts-shift = Both ready: both Shift keys together
shortcuts-answers = The answers in order, or yes and no of whoever sits on the left
shortcuts-answers-right = Yes and no of whoever sits on the right
shortcuts-scroll = Up and down the page
shortcuts-arrows = Step through a session
shortcuts-parts = Step through it part by part

close-title = Close the window?
close-body = What you said so far is safe. You can go on another day.
close-off-body = You are off the record. What you said is gone when the window closes.
close-unsafe-body = What you said last is not written yet. If you close now, it is gone.
close-yes = Close
close-no = Go on talking
open-not-now = A conversation is open. Finish it, or leave it for another day, then open the file.
held-other = Something else has been opened meanwhile. Nothing was changed. Please open this session again.
leave-title = Leave this evening?
leave-yes = Leave
close-hidden-title = Close?
close-hidden-body = Something here is not written down. If you close now, it is gone.
read-not-a-session = This is not a session that can be read here. Nothing was changed.
file-kind-session = Duologue session
home-some-day = on a day that is not known
home-left = A copy from a save that was interrupted
voice-missing = This computer has no voice that Duologue can use, so prompts are not read aloud. All else works. On Linux, the package espeak-ng brings one.
