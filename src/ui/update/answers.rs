//! What comes of an answer of the store thread.

use std::path::PathBuf;

use crate::{
    text::{t, with},
    ui::{
        app::{App, Place},
        evening::{Ending, Safety},
        screens::{over::Over, reading::Reading},
        worker::{Answer, OpenedFile, Request},
    },
};

impl App {
    /// What comes of an answer of the worker.
    pub(in crate::ui) fn answered(&mut self, answer: Answer) {
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
            Answer::Begun(session, Ok(())) => self.hold(session, Safety::Safe),
            Answer::Begun(session, Err(trouble)) => {
                self.hold(session, Safety::Unsafe);
                self.say(trouble);
            }
            Answer::Written(written) => self.written(written),
            Answer::Finished(finished) => self.finished(finished),
            Answer::Proposed(path) => {
                if let Place::Evening(evening) = &mut self.model.place {
                    evening.place = path.to_string_lossy().into_owned();
                }
            }
            Answer::Opened(opened) => match *opened {
                Ok(file) => self.opened(file),
                Err(trouble) => self.say(trouble),
            },
            Answer::Recovered(session) => match *session {
                Ok(session) => self.hold(session, Safety::Safe),
                Err(trouble) => self.say(trouble),
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
                self.notice(with("read-exported", &[("path", path.to_string_lossy().into())]).into_owned());
            }
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

    fn opened(&mut self, file: OpenedFile) {
        let damaged = file.opened.damage.len();
        let torn = file.opened.torn.is_some();
        let Some(mut reading) = Reading::new(file.opened.session, Some(file.path.clone())) else {
            return self.say(t("read-not-a-session").into_owned());
        };
        reading.read_only = file.read_only;
        reading.torn = torn;
        self.worker.ask(Request::Remember(self.model.settings.clone(), file.path));
        if damaged > 0 {
            self.aside = Some(Box::new(reading));
            self.model.over = Some(Over::Damaged(damaged));
        } else {
            self.model.over = None;
            self.model.place = Place::Reading(Box::new(reading));
        }
    }

    fn reread(&mut self, file: OpenedFile) {
        let Place::Reading(old) = &self.model.place else { return };
        if let Some(mut reading) = Reading::new(file.opened.session, Some(file.path)) {
            reading.at = old.at;
            reading.read_only = file.read_only;
            self.model.place = Place::Reading(Box::new(reading));
        }
    }

    fn notice(&mut self, notice: String) {
        if let Place::Reading(reading) = &mut self.model.place {
            reading.notice = Some(notice);
        }
    }
}
