//! The runs that were found, as files of rule tests.

use gongzhi::{charter::Charter, check::Deep, scenario::WitnessFile};

use crate::{answer::Failure, file};

/// Writes each run into a file of its own: `NAME.scenario`, the second of a name `NAME-2.scenario`.
pub(super) fn write(directory: &str, charter: &Charter, deep: &Deep) -> Result<(), Failure> {
    if deep.witnesses.is_empty() {
        return Ok(());
    }
    file::make_directory(directory)?;
    for (index, (name, witness)) in deep.witnesses.iter().enumerate() {
        let earlier = deep.witnesses.iter().take(index).filter(|(other, _)| other == name).count();
        let stem = if earlier == 0 { name.clone() } else { format!("{name}-{}", earlier + 1) };
        let text = WitnessFile { charter, witness, title: &stem }.to_string();
        file::write(&format!("{directory}/{stem}.scenario"), &text)?;
    }
    Ok(())
}

/// Writes texts into files of these names.
pub(super) fn write_files(directory: &str, files: &[(String, String)]) -> Result<(), Failure> {
    if !files.is_empty() {
        file::make_directory(directory)?;
    }
    for (name, text) in files {
        file::write(&format!("{directory}/{name}.scenario"), text)?;
    }
    Ok(())
}
