//! What comes of an answer of the store thread.

use std::{borrow::Cow, mem::discriminant, path::PathBuf};

use crate::{
    text::{t, with},
    ui::{
        app::{App, Place},
        evening::{Ending, Safety},
        screens::{months::Months, over::Over, reading::Reading},
        worker::{Answer, OpenedFile, Request, TakenUp},
    },
};

impl App {
    /// What comes of an answer of the worker.
    pub(in crate::ui) fn answered(&mut self, answer: Answer) {
        let late = self.is_late(&answer);
        match answer {
            Answer::Started { settings, recent, left, trouble } => {
                self.model.settings = settings;
                self.model.left = left;
                self.model.recent = recent;
                self.worker.ask(Request::Unfinished);
                if let Some(trouble) = trouble {
                    self.say(trouble);
                }
            }
            Answer::Unfinished(list) => self.model.unfinished = list,
            Answer::Recent(recent) => self.model.recent = recent,
            Answer::Begun(begun) => self.begun(*begun),
            Answer::GrantedBefore(id, requests) => {
                if let Place::Evening(evening) = &mut self.model.place
                    && evening.session.id == id
                {
                    evening.granted_before(requests);
                }
            }
            Answer::Written(written) => self.written(written),
            Answer::Finished(finished) => self.finished(finished),
            Answer::Proposed(path) => {
                if let Place::Evening(evening) = &mut self.model.place {
                    evening.place = path.to_string_lossy().into_owned();
                }
            }
            Answer::Opened(opened) => match *opened {
                Ok(_) if late => {}
                Ok(file) => self.opened(file),
                Err(trouble) => self.say(trouble),
            },
            Answer::OpenedEarlier(opened) => match *opened {
                Ok(file) => self.opened_earlier(file),
                Err(trouble) => self.say(trouble),
            },
            // A path can be typed all the same.
            Answer::Kept(Err(trouble)) => log::warn!("what is kept cannot be listed: {trouble}"),
            Answer::EarlierVersions(_, Err(trouble)) | Answer::Glances(Err(trouble)) => self.say(trouble),
            Answer::Glances(Ok(_)) if late => {}
            Answer::Glances(Ok(glances)) => self.model.place = Place::LookingBack(Box::new(Months::of(glances))),
            Answer::Kept(Ok(list)) => {
                if let Some(Over::Path(_, _, kept)) = &mut self.model.over {
                    *kept = list;
                }
            }
            Answer::EarlierVersions(_, Ok(versions)) if versions.is_empty() => {
                self.say(t("earlier-none").into_owned());
            }
            Answer::EarlierVersions(file, Ok(versions)) => {
                if matches!(&self.model.place, Place::Reading(reading) if reading.path.as_ref() == Some(&file)) {
                    self.model.over = Some(Over::Earlier(file, versions));
                }
            }
            Answer::Damaged(path, lines) => self.model.over = Some(Over::Damaged(path, lines)),
            Answer::Recovered(recovered) => match *recovered {
                Ok(found) if self.awaited.take() == Some(found.session.id) => self.take_up(found),
                Ok(_) => self.worker.ask(Request::Unfinished),
                Err(trouble) => {
                    self.awaited = None;
                    self.say(trouble);
                }
            },
            Answer::Conflict(seq, place) => self.model.over = Some(Over::Conflict(seq, place)),
            Answer::Settled(file) => {
                let path = file.path.to_string_lossy().into_owned();
                self.reread(*file);
                self.notice(with("conflict-settled", &[("path", path.into())]).into_owned());
            }
            Answer::TookBack(session) => match *session {
                Ok(file) => self.reread(file),
                Err(trouble) => self.say(trouble),
            },
            Answer::Deleted(Ok(())) => self.go_home(),
            Answer::Deleted(Err(trouble)) | Answer::Exported(Err(trouble)) | Answer::Trouble(trouble) => {
                self.say(trouble);
            }
            Answer::Reread(file) => {
                self.reread(*file);
                self.notice(t("read-outside-clean").into_owned());
            }
            Answer::Missing => self.notice(t("read-outside-missing").into_owned()),
            Answer::Exported(Ok(path)) => {
                let sentence = with("read-exported", &[("path", path.to_string_lossy().into())]).into_owned();
                match &self.model.place {
                    Place::Reading(_) if self.model.over.is_none() => self.notice(sentence),
                    _ => self.say(sentence),
                }
            }
        }
    }

    /// Whether a page has come that they have gone away from meanwhile.
    fn is_late(&mut self, answer: &Answer) -> bool {
        let is_file = matches!(answer, Answer::Opened(_) | Answer::Damaged(..));
        if !is_file && !matches!(answer, Answer::Glances(_)) {
            return false;
        }
        let asked_from = self.asked_from.pop_front();
        // Of two files that were asked for one after the other, the second is the one that is held.
        let another = matches!(&self.model.place, Place::Reading(reading) if is_file && reading.grip.is_some());
        !another && asked_from != Some(discriminant(&self.model.place))
    }

    /// Who went home before the safety copy was there has not begun.
    fn begun(&mut self, begun: TakenUp) {
        if self.awaited.take() == Some(begun.session.id) {
            self.take_up(begun);
        } else {
            self.worker.ask(Request::Discard(begun.session.id));
        }
    }

    fn take_up(&mut self, TakenUp { session, grip, back, trouble }: TakenUp) {
        let safety = if trouble.is_none() { Safety::Safe } else { Safety::Unsafe };
        self.hold(session, safety, Some(grip));
        let said: Vec<String> = back.sentence().map(Cow::into_owned).into_iter().chain(trouble).collect();
        if !said.is_empty() {
            self.say(said.join("\n\n"));
        }
    }

    fn written(&mut self, written: Result<(), String>) {
        let now = (self.clock)();
        let Place::Evening(evening) = &mut self.model.place else { return };
        let safe = written.is_ok();
        evening.trouble = written.err();
        let next = evening.arrived(safe, now);
        self.write_down(next);
    }

    fn finished(&mut self, finished: Result<Option<PathBuf>, String>) {
        let Place::Evening(evening) = &mut self.model.place else { return };
        evening.hand.fresh = true;
        match finished {
            Ok(path) => {
                evening.ending = Ending::Carried;
                if let Some(path) = path {
                    evening.place = path.to_string_lossy().into_owned();
                    self.worker.ask(Request::Remember(self.model.settings.clone(), path));
                }
            }
            Err(trouble) => evening.ending = Ending::Stuck(trouble),
        }
    }

    /// A slow disk may answer when they have begun to talk: no file takes the place of a conversation.
    fn opened(&mut self, file: OpenedFile) {
        if self.holds_a_conversation() {
            return;
        }
        let path = file.path.clone();
        let Some(reading) = Reading::of(file) else {
            return self.say(t("read-not-a-session").into_owned());
        };
        self.worker.ask(Request::Remember(self.model.settings.clone(), path));
        self.model.over = None;
        self.model.place = Place::Reading(Box::new(reading));
    }

    /// An earlier version has no file, and its place among the backups is not one to remember.
    fn opened_earlier(&mut self, file: OpenedFile) {
        if self.holds_a_conversation() {
            return;
        }
        let Some(mut reading) = Reading::of(file) else {
            return self.say(t("read-not-a-session").into_owned());
        };
        reading.path = None;
        reading.earlier_of = self.earlier_of.take();
        self.model.over = None;
        self.model.place = Place::Reading(Box::new(reading));
    }

    /// What is on screen is another version now; a question about the old one is void.
    fn reread(&mut self, file: OpenedFile) {
        let Place::Reading(old) = &self.model.place else { return };
        let at = old.at;
        let Some(mut reading) = Reading::of(file) else {
            return self.say(t("read-not-a-session").into_owned());
        };
        reading.at = at;
        if matches!(self.model.over, Some(Over::TakeBack { .. } | Over::Conflict(..) | Over::Delete)) {
            self.model.over = None;
        }
        self.model.place = Place::Reading(Box::new(reading));
    }

    fn notice(&mut self, notice: String) {
        if let Place::Reading(reading) = &mut self.model.place {
            reading.notice = Some(notice);
        }
    }
}
