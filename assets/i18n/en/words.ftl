# Help with wording: for the writer’s eyes only, before sending. For each rule: what the note says, one other way to say
# it (-instead), and why this note stands there (-why). Every note can be put aside, and none is kept.

words-absolutes = “Always” and “never” are easy to argue with.
words-absolutes-instead = One time that you remember is easier to hear: “Last night, when …”
words-absolutes-why = “Always”, “never”, “every time” or a word like them speaks here of what the other does; with praise, or about yourself, it gets no note.

words-label = A label can make it hard to go on listening.
words-label-instead = What did you see or hear? “When you …, I felt …”
words-label-why = “You are” stands here before a word about the other’s character; a word for how they feel, or what they do today, gets no note.

words-you-make-me = This puts your feeling into the other’s hands.
words-you-make-me-instead = You could begin with your own side: “I feel … when …”
words-you-make-me-why = The other stands here as the cause of what you feel or suffer, as in “you make me”; something good that they do for you gets no note.

words-should = A “should” can sound like a judge.
words-should-instead = What would you like? “I would love it if …”
words-should-why = “Should”, “ought to”, “need to” or the like points at the other here; about yourself, or about both of you, it gets no note.

words-feel-that = Behind “I feel that you” there is often a thought.
words-feel-that-instead = What is the feeling itself? “I feel …, and I tell myself that …”
words-feel-that-why = “I feel that” or “I feel like” leads here to something about the other; a feeling with a name, like sad or glad, gets no note.

words-why-question = A “why” can feel like a test.
words-why-question-instead = An open door sounds like this: “What was that like for you?”
words-why-question-why = While listening, a “why” often asks the other to defend what they feel; a “what” or a “how” invites them to say more.

words-advice = This may be a good idea for later.
words-advice-instead = First say back what you heard: “You …, is that right?”
words-advice-why = This reads as a suggestion, and it is your turn to listen; what the other wishes or has tried can be said back without a note.

words-but = This may belong to your own turn.
words-but-instead = You can put it aside, and say back what you heard: “For you it was …”
words-but-why = “But”, “actually” or another objection follows on what you heard, and for the other it can wipe out what stood before it.

words-several-topics = There is more than one thing in here.
words-several-topics-instead = Which one matters most tonight? “Tonight I want to speak about …”
words-several-topics-why = Three or more different things seem to be held against the other here, and nobody can say back so much at once; several examples of one thing get no note.

words-too-long = That is a lot for one breath.
words-too-long-instead = What is the heart of it? “What matters most to me is …”
words-too-long-why = This has more than about sixty words, and whoever listens has to say all of it back.

words-support = If somebody is afraid or not safe, other help comes first.
words-support-instead = You can find it under “Help and support”.
words-support-why = Something here may speak of harm or of fear of it; then no word of it needs mending, and this note is kept nowhere.
