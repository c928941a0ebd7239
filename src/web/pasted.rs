//! A list of tools that somebody pastes or sends: judged, and forgotten.

use crate::classify::Classifier;
use crate::model::{Definition, Judged, Subject, Unlisted, Verdict, pasted};

/// A pasted list, judged.
pub(in crate::web) struct Pasted {
    tools: Vec<(Definition, Verdict)>,
    /// What is wrong with tools that can't be read.
    pub(in crate::web) problems: Vec<Unlisted>,
}

impl Pasted {
    /// Reads and judges a list, off the threads that answer requests: a long one takes a while.
    ///
    /// # Errors
    /// When the text is no answer to `tools/list`.
    pub(in crate::web) async fn judge(classifier: Classifier, text: String) -> Result<Self, Unlisted> {
        let work = move || Self::read(&classifier, &text);
        // Where it panicked, the layer that catches panics answers.
        tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))
    }

    fn read(classifier: &Classifier, text: &str) -> Result<Self, Unlisted> {
        let (mut tools, mut problems) = (Vec::new(), Vec::new());
        for tool in pasted(text)? {
            match tool {
                Ok(definition) => {
                    let definition = definition.tidied();
                    let subject = Subject { server_name: None, server_description: None, definition: &definition };
                    let verdict = classifier.classify(&subject);
                    tools.push((definition, verdict));
                }
                Err(problem) => problems.push(problem),
            }
        }
        Ok(Self { tools, problems })
    }

    /// Why there is nothing to decide on, where it holds no tool that can be read.
    pub(in crate::web) fn emptiness(&self) -> Option<Unlisted> {
        let first = || self.problems.first().cloned().unwrap_or(Unlisted::Empty);
        self.tools.is_empty().then(first)
    }

    /// The tools as a policy sees them.
    pub(in crate::web) fn judged(&self) -> Vec<Judged<'_>> {
        self.tools.iter().map(|(definition, verdict)| Judged::new(definition, verdict)).collect()
    }
}
