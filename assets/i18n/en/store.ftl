# What can come between the program and the disk. Each is said in three parts: what happened, what is safe, what to do;
# the place comes last, so that it can be left off when somebody passes the message on.
store-trouble-disk-full = The disk is full.
store-trouble-read-only-file = This file is marked as read-only.
store-trouble-read-only-folder = This folder is marked as read-only.
store-trouble-read-only-disk = This disk can be read, but not written to.
store-trouble-denied = The system does not allow it.
store-trouble-is-folder = There is a folder by that name.
store-trouble-not-a-file = What is there is not an ordinary file.
store-trouble-not-found = There is nothing at that place.
store-trouble-too-large = The file is larger than 256 MB.
store-trouble-bad-name = This disk does not take that name.
store-trouble-exists = There is a file by that name already.
store-trouble-busy = Another window is saving this session just now.
store-trouble-other = The disk did not do what it was asked for.

store-help-disk-full = Free some space, or save somewhere else.
store-help-read-only-file = Save under another name.
store-help-read-only-folder = Save in another folder.
store-help-read-only-disk = Save somewhere else.
store-help-denied = Choose a folder of your own.
store-help-is-folder = Choose another name.
store-help-not-a-file = Choose another name.
store-help-not-found = It may have been moved or renamed, or its drive may be unplugged.
store-help-too-large = No evening is that long. Choose another file.
store-help-bad-name = Choose a shorter or simpler one.
store-help-exists = Choose another name.
store-help-busy = Try again in a moment.
store-help-other = Try again, or save somewhere else.

# What is safe, for each thing that was tried.
store-safe-save = Nothing was lost: your session is still here and in the safety copy.
store-safe-backup = The earlier version could not be put aside, so nothing was saved yet. Your session is still here and in the safety copy.
store-safe-unsure = The new version is in place, but the disk does not confirm that it will stay. Your session is still here and in the safety copy.
store-safe-journal = Your words are still here in this window, but not yet in the safety copy. It is tried again with every turn.
store-safe-open = The file has not been touched.
store-safe-recovered = What was written down before is here, and still in the old safety copy; what you say from here on is not safe yet. It is tried again with every turn.
store-safe-recover = The safety copy has not been touched.
store-safe-leftover = What you chose to keep is kept. Something that was to go is still there.
store-safe-delete = This is still there; all else is gone.
store-safe-take-back = The words are still in an earlier version. Take them back again to finish.
store-safe-settings = Your sessions are not affected.

# Saving.
store-save-changed-outside = This file was changed somewhere else since you opened it. Nothing was overwritten. Keep both, keep yours or use the other one.
store-save-gone = The file is no longer where it was. Your session is still here. Save it again under a name that you choose.
store-save-read-only = This session can only be read here. The file has not been touched.
store-save-no-place = This session has no file yet. Choose a place for it.
store-save-nothing = There is nothing to keep, so nothing was saved.
store-save-not-the-same = What the disk gave back was not what was written. Nothing was overwritten, and your session is still here. Try again, or save on another disk.
store-copy-name = { $name } (yours, { $date })

# The safety copy.
store-journal-off = You chose to write nothing down, so there is no safety copy.
store-journal-not-begun = There is no safety copy of this session yet. Your words are still here in this window. Save to keep them.
store-elsewhere = This session is open in another window. Go on there, or open a copy here.
store-elsewhere-since = This session has been open in another window since { $time }. Go on there, or open a copy here.
store-back-torn = The last line was being written down when the computer stopped, and could not be read back. Everything before it is here.
store-back-damaged = { $n ->
    [one] One line of the safety copy is damaged.
   *[other] { $n } lines of the safety copy are damaged.
  } What could not be read was left out; all else is here, and the damaged copy stays until this session is kept or thrown away.
store-recover-none = This session has been saved or discarded already.
store-take-back-nothing = There are no written words to take back here.

# Opening.
store-open-newer = This session was written by a newer Duologue. You can read it here. To change it, use the newer one.
store-open-read-only-file = This file is marked as read-only. You can read it here and save changes under another name.
store-open-read-only-folder = This folder is marked as read-only. You can read the session here and save changes in another folder.
store-read-empty = This file is empty. Look for a backup of it, or choose another file.
store-read-too-large = This file is larger than 256 MB. No evening is that long. Choose another file.
store-read-encoding = A text editor has saved this file in another encoding. Save it there as plain UTF-8 without a byte order mark, or open a backup.
store-read-foreign = This is not a Duologue session. Choose another file.
store-read-header = The first line of this session is damaged. Open a backup of it if you have one.
store-read-sealed = This session is sealed with a passphrase. This version of Duologue cannot open sealed sessions. Use a newer one.
store-read-no-beginning = The beginning of this session is missing or damaged. Open a backup of it if you have one.

# Damage, by line.
store-damage-not-text = Line { $line } has bytes that are no text.
store-damage-not-json = Line { $line } cannot be read and was left out.
store-damage-too-deep = Line { $line } is nested too deep and was left out.
store-damage-too-long = Line { $line } has a text that is too long and was left out.
store-damage-doubled-name = Line { $line } says something twice and was left out.
store-damage-incomplete = Line { $line } is incomplete and was left out.
store-damage-out-of-order = Before line { $line } something is missing or out of order.
store-damage-changed = Line { $line } was changed after it was written.
store-damage-not-understood = Line { $line } says something that this version does not understand. It is carried along.

# Settings.
store-settings-set-aside = Your settings could not be read, so these are the usual ones. Your sessions are not affected. The old file was set aside.
store-safe-account = Nothing was written, and the session itself is safe.
