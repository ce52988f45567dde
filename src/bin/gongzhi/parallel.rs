//! Long work: shared among all processors, and with a line on a terminal that shows how far it is.

use std::{
    num::NonZero,
    panic,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use gongzhi::{
    Charter,
    check::{Deep, Looked, deep_and_tell},
    finding::{Bilingual, Language},
};
use indicatif::{ProgressBar, ProgressStyle};

/// Does `work` for each item. The results stand in the order of the items, whoever came first.
pub(crate) fn each<T: Sync, R: Send>(
    items: &[T],
    bar: &ProgressBar,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        while let Some((index, item)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            items.get(index).map(|item| (index, item))
        } {
            done.push((index, work(item)));
            bar.inc(1);
        }
        done
    };
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(items.len());
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(take)).collect();
        let joined = workers.into_iter().map(thread::ScopedJoinHandle::join);
        joined.flat_map(|done| done.unwrap_or_else(|trouble| panic::resume_unwind(trouble))).collect()
    });
    bar.finish_and_clear();
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Looks at data as well, with a line on a terminal that says at how many stands of which workflow.
pub(crate) fn deep(charter: &Charter, limit: usize, language: Language) -> Deep {
    let line = ProgressBar::new_spinner();
    let told = |looked: Looked| {
        let Some(workflow) = charter.workflows.get(looked.workflow) else { return };
        let (name, stands) = (&workflow.name, looked.stands);
        let said = Bilingual::new(
            format!("{name}: {stands} stands looked at"),
            format!("{name}：已查看{stands}种情形"),
        );
        line.set_message(said.get(language).to_owned());
        line.tick();
    };
    let found = deep_and_tell(charter, limit, &told);
    line.finish_and_clear();
    found
}

/// A bar on stderr, if that is a terminal; else nothing is shown.
pub(crate) fn bar(what: &Bilingual, count: usize, language: Language) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(count).unwrap_or(u64::MAX));
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}") {
        bar.set_style(style);
    }
    bar.with_message(what.get(language).to_owned())
}
