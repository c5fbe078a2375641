# The readable account of a session: on screen, as a file, in a terminal.
transcript-about = About: { $topic }
transcript-people = { $left } and { $right }, { $date }
transcript-example = This is an invented example.
transcript-kept-nothing = You chose to keep nothing.
transcript-kept-agreed = You chose to keep only what you agreed.

transcript-date = { $day } { $month } { $year }
transcript-date-time = { $date }, { $time }
transcript-month-1 = January
transcript-month-2 = February
transcript-month-3 = March
transcript-month-4 = April
transcript-month-5 = May
transcript-month-6 = June
transcript-month-7 = July
transcript-month-8 = August
transcript-month-9 = September
transcript-month-10 = October
transcript-month-11 = November
transcript-month-12 = December

# Where somebody gave no name.
transcript-left = The one on the left
transcript-right = The one on the right

transcript-way = How you talked: { $way }.
transcript-way-listener-writes = one speaks, the other writes down what they heard
transcript-way-both-write = both write
transcript-way-write-read-talk = both write a letter, read twice, then talk
transcript-way-speak-only = spoken only, without writing

# Headings.
transcript-agreements = What you agreed
transcript-on-the-screen = On the screen: { $prompt }
transcript-requests = What you asked of each other
transcript-looked-back = What you had agreed before
transcript-made-sense = What made sense
transcript-stage = { $title }
transcript-stage-speaker = { $title } ({ $name } speaks, { $other } listens)

# How a label and the words after it are put together.
transcript-label-words = { $label }:
transcript-label-taken-back = { $label }: [taken back]
transcript-label-alone = { $label }.

# What somebody did.
transcript-said = { $name } said
transcript-said-so-far = { $name } said, up to a pause
transcript-spoke = { $name } spoke
transcript-spoke-so-far = { $name } spoke, up to a pause
transcript-gave-it-back = { $name } said it back
transcript-summed-it-up = { $name } summed it up
transcript-took-a-word-along = { $name } takes a word along
transcript-topic = { $name } named the topic
transcript-gave-back = { $name } heard
transcript-summed-up = { $name } summed up
transcript-makes-sense = { $name } said what makes sense
transcript-imagines = { $name } imagined how { $other } feels
transcript-thanked = { $name } said thank you
transcript-yes = { $name }: yes, you got it
transcript-almost = { $name }: almost, a little is missing
transcript-not-yet = { $name }: not yet, something is missing
transcript-more = { $name }: there is more
transcript-no-more = { $name }: that is all
transcript-asked = { $name } asked
transcript-parked = { $name } put a reply aside
transcript-thanked-for-showing = { $name }: thank you for showing me that
transcript-let-go = { $name } let go of a reply
transcript-told = { $name } told · { $need } · { $door } · { $depth }
transcript-letter = Letter from { $name }
transcript-wrote = { $name } wrote — { $field }
transcript-wrote-together = Together — { $field }
transcript-agreed = { $field }
transcript-requested = { $name } asked { $other }
transcript-requested-by = { $name } asked { $other }, by { $date }
transcript-answer-yes = { $name }: yes, gladly
transcript-answer-instead = { $name }: not this, but something else
transcript-answer-no = { $name }: not now
transcript-offer-taken = { $name }: yes, that suits me
transcript-offer-left = { $name }: I’d rather leave it open
transcript-asked-before = { $name } had asked { $other }
transcript-asked-before-by = { $name } had asked { $other }, by { $date }
transcript-offered-before = { $name } had offered something else
transcript-took-along = { $name } takes along
transcript-check-in = { $name }: close now { $now }, wished { $wished }; stirred up { $stirred }, topic { $heat } (0 to 10)
transcript-check-out = { $name }: understood { $understood }, made sense { $sense }, cared about { $cared } (0 to 10)
transcript-appreciated = { $name } said what is good

# What both did, or where nobody is named.
transcript-ready = You were both ready
transcript-happened = It happened
transcript-partly = Some of it happened
transcript-not-happened-yet = Not yet
transcript-let-it-go = You let it go
transcript-postponed = Not now; you wanted to try again on { $until }
transcript-kept-apart = Your answers stayed your own
transcript-skipped = You skipped this step
transcript-turn-skipped = You skipped this turn
transcript-went-back = You went back a step
transcript-way-changed = You talked in another way: { $way }
transcript-break = You took a break, until { $until }
transcript-break-moved = You agreed to come back on { $until }
transcript-returned = You came back on { $at }
transcript-resumed = You went on where you had stopped
transcript-stopped = You stopped for that day
transcript-unknown = A newer version wrote something here
