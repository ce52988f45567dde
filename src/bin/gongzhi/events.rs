//! Reading the events of a case.

use gongzhi::{Event, EventText, charter::Charter, finding::Bilingual};

use crate::{answer::Failure, file};

/// The events in a file: a JSON list of them, or one on each line.
pub(crate) fn read(path: &str, charter: &Charter) -> Result<Vec<Event>, Failure> {
    let text = file::read(path)?;
    let written: Result<Vec<EventText>, _> = match serde_json::from_str(&text) {
        Ok(list) => Ok(list),
        Err(_) => text.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str).collect(),
    };
    let written = written.map_err(|error| unreadable(path, &error.to_string()))?;
    let read = written.iter().map(|event| event.read(charter));
    read.collect::<Result<_, _>>().map_err(|error| unreadable(path, &error.to_string()))
}

/// Says that what is in a file are not the events of a case.
pub(crate) fn unreadable(path: &str, why: &str) -> Failure {
    Failure::from(Bilingual::new(
        format!("`{path}` does not hold the events of one case under this charter: {why}"),
        format!("“{path}”不是本章程下某一事项的事件：{why}"),
    ))
}
