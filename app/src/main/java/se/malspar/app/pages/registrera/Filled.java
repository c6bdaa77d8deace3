package se.malspar.app.pages.registrera;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where something has been typed or is wrong, so that it is never folded away.
 *
 * @param typed by the names of the inputs
 * @param troubled names of inputs
 */
record Filled(Map<String, String> typed, Set<String> troubled) {

    public boolean any(String prefix, List<Input> inputs) {
        return inputs.stream()
                .map(input -> prefix + input.name())
                .anyMatch(name -> typed.containsKey(name) || troubled.contains(name));
    }
}
