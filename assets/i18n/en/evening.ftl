# The conversation itself, step by step. One sentence large, plain words.

speaks = speaks
# Said by a screen reader when the turn passes: who, and what they do, as it stands at their side.
turn = { $name } { $line }
says-whether = says if they got it
listens = listens
gives-back = says what they heard
answers = answers
guesses = guesses a feeling
makes-sense-of-it = says what makes sense
says-thanks = says thank you
asks = asks
waits = looks away
writes-alone = has the screen
together = together
now-look = Now look at each other.
save-safe = What you finished is safe on this computer already. At the end you both say what to keep.
save-off = You are off the record: nothing is written, and nothing can be saved.
safe-yes = Kept safe on this computer
safe-off = Off the record: nothing is written
safe-no = Not written: the safety copy cannot be reached
safety-lost = This cannot be written down right now. Nothing is lost: all you said is still here, in this window. You can go on, or free some space and try again.

# The hand-over card
cover-title = { $name } looks. { $other } looks away.
cover-body = Only { $name } sees what comes next. Nothing is shown without a yes from both.
cover-body-letter = Only { $name } sees what comes next. You both read the letters afterwards. If you skip yours, nobody reads it.
cover-body-origins = Only { $name } sees what comes next. Only what { $name } chooses to tell is shown.
cover-body-private = Only { $name } sees what comes next. When { $name } speaks, { $name } can show it here. It is in the safety copy until the evening ends, and is no part of what you keep.
cover-go = Nobody else is looking

# Ready?
ready-both = We are both ready
ready-ticks = I have
ready-fed = eaten
ready-rested = rested
ready-time = enough time
ready-hold = Each hold your own Shift key, both at once – or press your buttons.
ready-mine = I am ready
ready-not-now = Not now
ready-not-now-title = Not now is a good answer.
ready-not-now-body = When would you like to try again?
ready-in-an-hour = In an hour
ready-in-three = In three hours
ready-tomorrow = Tomorrow, same time
ready-another = Choose another conversation
ready-postponed = This waits for you until { $when }.
ready-postponed-body = Sit down together when it suits you both. The door is where you left it.
check-place = { $n } of { $of }
floor-ready = Two shapes stand apart and wait.
floor-held-one = { $name } is ready and leans in.
floor-held-both = Both are ready.
floor-parted = The two shapes are apart for a while.
floor-return = The two shapes come back to each other.
floor-alone = { $name } stands in the light.
floor-said = Each shape stands as near as you said.
floor-still = The two shapes stand on their floor.
floor-turn = { $name } stands in the light. { $other } leans in.
floor-arrived = Both stand in the light: it has arrived.
floor-closing = Both stand in the light.
floor-ended = The light is out. The two shapes rest.

# Check-in
check-now = How close do I feel to you right now?
check-wished = How close would I like us to be?
check-stirred = How stirred up am I?
check-heat = How hot is this topic for me?
check-stirred-much = That is a lot. A break first may help: { $key }. Nobody asks why.
check-heat-much = A hot topic goes better in small pieces, or with a coach. You may choose a smaller one.
check-calm = calm
check-very = very
check-cool = cool
check-hot = hot
check-out-of-best = There is no best place. Closer is not better.
check-next = Next
check-done = Done
check-shape = Use the arrow keys, or click.
reveal-title = Look at your answers together?
reveal-body = Only if both say yes. “No” needs no reason, and nobody asks.
reveal-show = Yes, show
reveal-keep = Keep mine to myself
reveal-voted = has answered
shown-now = Closeness now
shown-wished = Closeness wished
shown-same = { $name } likes it as it is.
shown-closer = { $name } would like to be closer.
shown-room = { $name } would like more room.
shown-stirred = Stirred up: { $left-name } { $left }, { $right-name } { $right }
shown-heat = Heat of the topic: { $left-name } { $left }, { $right-name } { $right }
shown-break = At least one of you is very stirred up. A break first is a good idea.
go-on = Go on

# Rounds
round-topic-chosen = When you began, you wrote: “{ $topic }”
round-speaker-free = Say it aloud, to your partner.
round-done = I’m done
round-mirrored = That’s what I heard
round-let-me = Wait, let me say it back
round-topic-good = Yes, now is good
round-yes = Yes, you got it
round-almost = Almost
round-not-yet = Not yet
round-missing = What is missing, { $name }?
round-missing-hint = Say it aloud. Writing it down is optional.
round-missing-go = Please try again
round-more = There is more
round-all = That is all
round-thank = Thank you
round-no-question = No more questions
round-your-words = Your words, { $name }
round-your-words-hint = A few words are enough. None is fine, too.
round-earlier = { $n ->
    [one] One more before these
   *[other] { $n } more before these
  }
round-they-said = { $name } said
round-gave-back = { $name } heard
round-guessed = { $name } guesses
round-makes-sense = What makes sense to { $name }
round-was-missing = Still missing
round-asked = { $name } asks
round-stems = You may begin with:
round-parked-yours = You put something aside, { $name }.
round-prepared-yours = You have notes of your own, { $name }.
round-own-show = Show it on this screen
round-own-hide = Hide it again
round-put-aside = Put aside. It waits for { $name }’s own turn.
round-put-aside-for-good = Put aside. If you keep all of it, { $name } finds it there again.
round-thanked = { $name }: thank you for showing me that.
round-let-go = Let it go
round-into-words = Copy it into my words
round-into-words-of = Copy it into my words: { $text }
round-was-told = What { $name } chose to tell:
round-told = What you chose to tell, { $name }:
round-hear-only = Nothing to answer now. Just listen.
park-title = Put a reply aside, { $name }
park-body = It waits for your own turn. Then you are free to say it or let it go.
park-body-for-good = Your own turn is behind you tonight. If you keep all of it, you find this again.
park-field = My reply
park-keep = Put it aside
ring-name = Time, without hurry

# Switch
switch-title = { $name } speaks now. { $other } listens.
switch-parked = { $name } had put something aside. It is theirs to say, or to let go.
switch-go = We are ready
floor-switch = The floor passes to { $name }.

# Origins
origins-need = Which need?
origins-doors = Five doors
origins-depth = How far do I go?
origins-cards = Sentences to borrow
origins-borrow = Borrow: { $text }
origins-another = Another question
origins-mine = My own words
origins-mine-hint = A few words are enough. Or none.
origins-tell = I will tell this
origins-private = Only what you choose to tell leaves this page. The rest is gone when the session ends.
origins-done = I’m done
origins-count = You will tell { $n ->
    [0] nothing yet
    [one] one thing
   *[other] { $n } things
  }.

# Letters and sheets
letter-mine = My letter
letter-from = { $name }’s letter
letter-spoken = { $name } says it aloud.
letter-none = There is no letter from { $name } to read.
letter-done = My letter is done
letters-read = We have read both twice
sheet-writes = writes
sheet-waits = waits
sheet-own = { $name } writes
sheet-one-types = One of you types. Both of you say it.
sheet-nothing = Nothing is written. You may tell each other in a sentence.
sheet-together = Together
sheet-loop = What { $left } does leads to { $right }, and what { $right } does leads back to { $left }.

# Requests
requests-who = Who asks?
requests-mine = My request
requests-hint = Small, kind, doable. It may be declined.
requests-by = By when?
requests-any-time = any time
requests-tomorrow = tomorrow
requests-week = in a week
requests-ask = Ask for this
requests-answer = { $name }, what do you say?
requests-may-decline = “Not now” is a good answer too.
requests-yes = Gladly
requests-instead = Not this, but…
requests-no = Not now
requests-offers = { $name } offers
requests-instead-field = What I can offer instead
requests-offer = Offer this
requests-offer-suits = { $name }, does that suit you?
requests-offer-take = Yes, that suits me
requests-offer-leave = I’d rather leave it open
requests-offer-left = { $name } leaves it open. Nothing is agreed.
requests-answered-yes = Gladly.
requests-answered-instead = Instead:
requests-answered-no = Not now.
before-title = Last time you agreed on something
before-asked = { $name } asked
before-question = Shall we look at it first?
before-yes = Yes, let’s look
before-no = Not today
followed-title = What became of it?
followed-body = Whatever it is, nobody keeps count. “Not yet” is an answer, too.
followed-happened = It happened
followed-partly = Partly
followed-not-yet = Not yet
followed-again = Ask for it again
followed-let-go = Let it go
followed-asked-again = It was asked for again.
requests-none = No request is needed. You can go on.
requests-until = until { $date }

# Break
break-title = Take a break
break-body = No reason needed. When will you be back?
break-min = In { $n } minutes
break-hour = In an hour
break-two = In two hours
break-tomorrow = Tomorrow, same time
break-now = A break until { $when }
break-breathe = Breathe with the circle, or just sit.
break-breathe-still = Breathe in slowly. Breathe out more slowly.
break-ground = Feel your feet. Name five things you see.
break-kind = Do something calming. Let the words rest.
break-early = Bodies often need 20 minutes. You may come back sooner.
break-back = We are back
break-other-time = Another time
break-late = It is past the time you agreed. That happens. Come back now, or agree on another time.
return-title = Welcome back. If you can, say one thing you like about each other.
return-who = Who says it?
return-field = Something I like about you
return-last = Where you were
return-other = Now { $name }
return-go = Let’s go on

# The calm kit
calm-breathe = Breathe
calm-ground = Senses
calm-stay = Feeling
calm-wait = Wait
calm-mine = My own
calm-slower = Slower
calm-quicker = Quicker
calm-pace = One breath takes { $seconds } seconds: in for { $in }, out for { $out }.
calm-breathe-more = Slow and light, at your own pace. If it makes you dizzy, just sit.
calm-see = Find five things that you can see.
calm-hear = Listen for four things that you can hear.
calm-touch = Feel three things that touch you: the floor, the chair, a sleeve.
calm-smell = Find two things that you can smell, or that you like to smell.
calm-here = Take one slow breath. You are here.
calm-begin = Begin
calm-again = Begin again
calm-stay-title = Where in your body is the feeling?
calm-stay-body = Let it be there. You need not change it, and you need not act on it. A minute is enough.
calm-stay-on = Stay with it, and keep breathing.
calm-stay-minute = That was a minute. Stay a little longer, or let it go.
calm-stay-end = You stayed with it. It may be softer now, or not. Both are fine.
calm-wait-title = Give it ten minutes first.
calm-wait-body = You want to say it, send it, go after them, or get away. In ten minutes you still can.
calm-wait-on = You may close this page. The time goes on.
calm-wait-end = Ten minutes have gone by. Look again: what do you want now? Any answer is good.
calm-mine-title = What helps me on bad days
calm-mine-open = Whoever uses this computer can read these lines. They are in the settings, not locked, and in no session file.
calm-mine-off = You are off the record, so nothing can be written here now. You can read what is there.
calm-list = What calms me
calm-list-hint = One thing per line. Tea. Once round the block. The pear tree. Loud music.
calm-people = My people
calm-people-hint = One per line, with what I want to hear. Ada: “You have come through worse.”

# Closing
closing-understood = How well did I feel understood?
closing-made-sense = How much did I feel that my side made sense to you?
closing-cared = How much did I feel cared about?
closing-not-at-all = not at all
closing-wholly = wholly
closing-shown = How it was for you both
closing-shown-understood = Understood: { $left-name } { $left }, { $right-name } { $right }
closing-shown-made-sense = My side made sense: { $left-name } { $left }, { $right-name } { $right }
closing-shown-cared = Cared about: { $left-name } { $left }, { $right-name } { $right }
closing-word-of = { $name }’s word
closing-agreed = Read aloud what you agreed
closing-nothing-agreed = Nothing was agreed tonight. That is fine.
closing-quiet = One quiet minute
closing-quiet-on = Be quiet together.
closing-quiet-done = The minute is over.
keep-title = What do we keep?
keep-body = You both choose. If you differ, the smaller choice holds.
keep-nothing = Nothing
keep-nothing-more = This program keeps nothing of tonight.
keep-agreed = Only what we agreed
keep-agreed-more = Agreements and requests, no other words.
keep-all = All of it
keep-all-more = To read it again together.
keep-chooses = chooses
keep-chosen = has chosen
end-title-nothing = Nothing is kept.
end-body-nothing = The safety copy is gone. What you said lives only in the two of you.
end-title-agreed = You keep what you agreed.
end-title-all = You keep all of it.
end-differed = You chose differently, so the smaller choice holds.
end-place = It goes here:
end-keep-there = Keep it there
end-elsewhere = Choose another place…
end-home = Done
end-kept-as = It is kept as “{ $name }” in the folder “{ $folder }”.
end-read = Read it again
end-off = Nothing was written.
skip-title = Skip this step?
skip-body = The words in the field go with it.
skip-yes = Skip it
skip-turn-title = Skip this turn?
back-title = Go one step back?
back-yes = Go back
stop-title = Stop here for today?
stop-body = You can stop and say what to keep, or close the window and come back another day.
stop-words-body = What stands in the field is not said yet. It goes when you say what to keep, and stays when you leave it open.
stop-lost-body = What you said is only in this window. Once you leave, it is gone.
stop-keep = Stop and say what to keep
stop-later = Leave it open for another day
stop-go-on = Go on talking
way-title = How do you want to talk from here on?
way-listener-writes = Speak, listener writes
way-listener-writes-more = The speaker looks at the partner. The listener types the mirror.
way-both-write = Both write
way-both-write-more = Both type. Good when words come slowly.
way-write-read-talk = Write, read twice, talk
way-write-read-talk-more = A letter each, read twice. Then talk about the strongest feeling.
way-speak-only = Speak only
way-speak-only-more = Nobody types. The screen keeps order and time.
end-remove = Remove it all

# Help with wording
wording-why = Why this?
wording-why-not = I see
wording-put-aside = Leave it as it is
wording-hush = No notes for { $name } tonight
wording-faint = Underlined words are not in it yet. You need not say every one.
