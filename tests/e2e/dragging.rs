//! Dragging a cell out of the picker.

use crate::harness::{Outcome, Stage};
use serde_json::json;

/// The driver's mouse cannot drag between frames, so the parts are checked separately: which
/// element the pressed mouse makes draggable, and what data the drag carries.
#[tokio::test]
async fn a_dragged_cell_gives_its_emoji_as_text() -> Outcome {
    let stage = Stage::with_picker().await?;
    let script = "const cell = document.querySelector('#panel [data-emoji]'); \
        const press = (pointerType) => { \
            cell.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType })); \
            return cell.draggable; }; \
        const byFinger = press('touch'), byMouse = press('mouse'); \
        const dataTransfer = new DataTransfer(); \
        cell.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer })); \
        return [byFinger, byMouse, dataTransfer.getData('text/plain')]";
    let first = stage.cells().await?.swap_remove(0);
    assert_eq!(stage.in_picker(script, vec![]).await?, json!([false, true, first]));
    Ok(())
}
