//! Web storage that is full, or throws at every access. `standalone.rs` tests blocked storage.

use crate::harness::{Outcome, Settings, Stage, until};

/// In one process, the test's changes to the page's scripts also apply to the picker's frame.
const WITH_TOOLS: Settings = Settings { one_process: true, ..Settings::USUAL };

const NOT_SAVED: &str = "Your recent emoji could not be saved.";

/// Fills both storages completely.
const FILL: &str = "
    for (const storage of [localStorage, sessionStorage]) {
        let [piece, number] = ['x'.repeat(1 << 20), 0];
        while (piece) {
            try { storage.setItem(`full ${number += 1}`, piece) } catch { piece = piece.slice(1 + piece.length / 2) }
        }
        // Fills the last characters, which are too few for a key of that length.
        try { for (let code = 0x4e00; ; code += 1) storage.setItem(String.fromCharCode(code), '') } catch {}
    }
    try { localStorage.setItem('y', 'y'); return 'room' } catch (error) { return error.name }";

/// As in some modes of browsers: the property exists, and every access to it throws.
const THROW: &str = "
    const refuse = () => { throw new DOMException('no storage for you', 'SecurityError') };
    for (const name of ['getItem', 'setItem', 'removeItem', 'key', 'clear']) Storage.prototype[name] = refuse;
    Object.defineProperty(Storage.prototype, 'length', { get: refuse });";

impl Stage {
    async fn fill_storage(&self) -> Outcome {
        assert_eq!(self.in_picker(FILL, vec![]).await?, "QuotaExceededError");
        Ok(())
    }

    async fn storage_throws(&self) -> Outcome {
        let script = "try { localStorage.getItem('x'); return 'nothing' } \
            catch (error) { return error.name }";
        assert_eq!(self.in_picker(script, vec![]).await?, "SecurityError");
        Ok(())
    }

    /// Checks that picking works, and that the picker reports once that nothing is stored.
    async fn collects_without_remembering(&self) -> Outcome {
        self.ready_as("standalone").await;
        for emoji in ["😀", "😁", "😃"] {
            self.pick(emoji).await;
        }
        self.output_field_is("😀😁😃").await;
        self.says_once(NOT_SAVED).await
    }

    async fn says_once(&self, words: &str) -> Outcome {
        let is_it = |notice: &String| notice.contains(words);
        until(words, 1, async || Ok(self.notices().await?.into_iter().filter(is_it).count())).await;
        Ok(())
    }

    /// Checks that nothing is missing: in a portal, the portal stores the user's state.
    async fn remembers_by_the_portal(&self) -> Outcome {
        self.ready_as("insert").await;
        self.inserts("😁").await?;
        self.is_stored("😁").await;
        self.reopen_picker().await?;
        self.ready_as("insert").await;
        self.first_cell_is("😁").await;
        assert_eq!(self.notices().await?, [""; 0]);
        Ok(())
    }
}

#[tokio::test]
async fn full_storage_costs_the_memory_and_nothing_else() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    stage.fill_storage().await?;
    stage.driver().refresh().await?;
    stage.collects_without_remembering().await
}

#[tokio::test]
async fn full_storage_costs_nothing_in_a_portal() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.fill_storage().await?;
    stage.reopen_picker().await?;
    stage.remembers_by_the_portal().await
}

#[tokio::test]
async fn storage_that_throws_costs_the_memory_and_nothing_else() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    stage.before_every_page(THROW).await?;
    stage.driver().refresh().await?;
    stage.storage_throws().await?;
    stage.collects_without_remembering().await?;
    assert_eq!(stage.console_errors().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn storage_that_throws_costs_nothing_in_a_portal() -> Outcome {
    let stage = Stage::with_picker_in(WITH_TOOLS).await?;
    stage.before_every_page(THROW).await?;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.storage_throws().await?;
    stage.remembers_by_the_portal().await?;
    assert_eq!(stage.console_errors().await?, [""; 0]);
    Ok(())
}
