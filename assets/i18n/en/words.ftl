# Help with wording: for the writer’s eyes only, before sending. One plain sentence and another way to say it; every one
# of them can be put aside.
words-absolutes = “Always” and “never” are easy to argue with. One time that you remember is easier to hear: “Last night, when …”
words-label = A name for the other can close their ears. What did you see or hear? “When you …, I felt …”
words-you-make-me = You could begin with your own feeling: “I feel … when …”
words-should = A “should” can sound like a judge. What would you like? “I would love it if …”
words-feel-that = Behind “I feel that you” there is often a thought. What is the feeling? “I feel …, and I tell myself that …”
words-why-question = A “why” can feel like a test. An open door sounds like this: “What was that like for you?”
words-advice = This may be a good idea for later. First give back what you heard: “You …, is that right?”
words-but = This may belong to your own turn. You can park it, and give back what you heard.
words-several-topics = There is more than one thing in here. Which one matters most tonight?
words-too-long = That is a lot for one breath. What is the heart of it?
words-support = If somebody is afraid or not safe, other help comes first. You can find it under “Help and support”.
