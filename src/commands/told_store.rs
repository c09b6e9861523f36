//! A store whose calls are told while they are waited for: a keychain may ask a person to unlock it, and a
//! helper may ask another machine.

use crate::store::{Backend, EntryKey, StoreError};
use crate::ui::Ui;
use crate::values::StoredSecret;

/// The place, and whom to tell.
pub(super) struct ToldStore<Place> {
    place: Place,
    ui: Ui,
}

impl<Place> ToldStore<Place> {
    pub(super) fn new(place: Place, ui: &Ui) -> Self {
        let ui = ui.clone();
        Self { place, ui }
    }
}

impl<Place: Backend> Backend for ToldStore<Place> {
    fn get(&self, key: &EntryKey) -> Result<Option<StoredSecret>, StoreError> {
        let _waiting = self.ui.waiting_within_step("reading the secret store");
        self.place.get(key)
    }

    fn set(&self, key: &EntryKey, secret: &StoredSecret) -> Result<(), StoreError> {
        let _waiting = self.ui.waiting_within_step("writing to the secret store");
        self.place.set(key, secret)
    }

    fn delete(&self, key: &EntryKey) -> Result<bool, StoreError> {
        let _waiting = self
            .ui
            .waiting_within_step("removing from the secret store");
        self.place.delete(key)
    }

    fn describe(&self) -> String {
        self.place.describe()
    }

    fn settle(&self) -> Result<(), StoreError> {
        self.place.settle()
    }

    fn deletes_for_certain(&self) -> bool {
        self.place.deletes_for_certain()
    }

    fn probe(&self) -> Result<(), StoreError> {
        let _waiting = self.ui.waiting_within_step("testing the secret store");
        self.place.probe()
    }
}
