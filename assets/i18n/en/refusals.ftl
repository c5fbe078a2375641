# Why something may not happen now. Said to both, never to blame one.
refusal-not-here = That belongs to another step.
refusal-not-yours = This part is for your partner.
refusal-on-break = You are on a break. Come back first.
refusal-no-break = You are not on a break.
refusal-over = This session is over. You can read it or begin a new one.
refusal-break-too-short = A break needs at least 20 minutes. Bodies are slower than clocks.
refusal-too-far-off = Choose a time within the next 24 hours.
refusal-in-the-past = That time has passed. Choose a later one.
refusal-nothing-before = This is the first step.
refusal-out-of-range = Choose a number from 0 to 10.
refusal-no-words = A few words are needed here.
refusal-too-long = This text is too long for one entry. Split it into smaller parts.
refusal-unknown = This guide has nothing by that name.
refusal-keep-is-for-both = Both of you say what to keep. “Nothing” is a good answer too.
refusal-off-the-record = You chose to write nothing down.
refusal-already-said = You have both answered this already.
refusal-no-answers = Choose your answers first, or skip this step.
