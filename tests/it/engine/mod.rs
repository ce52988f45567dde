//! The engine as a host uses it.

mod answers;
mod assembly;
mod ballots;
mod branches;
mod calendar;
mod children;
mod classes;
mod competence;
mod fixture;
mod joint;
mod loops;
mod properties;
mod reasons;
mod recurring;
mod remedies;
mod requests;
mod settled;
mod written;
