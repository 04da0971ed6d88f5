package io.sluice.runtime.operator.keyed;

import java.util.List;

/** One key with what the function keeps for it. Equal to itself only. */
final class KeyState {
    final List<Object> key;
    Object state;

    KeyState(List<Object> key, Object state) {
        this.key = key;
        this.state = state;
    }
}
