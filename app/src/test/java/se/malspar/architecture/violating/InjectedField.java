package se.malspar.architecture.violating;

import org.springframework.beans.factory.annotation.Value;

/** Something that cannot be made without a container. */
public abstract class InjectedField {

    @Value("${malspar.data-dir}")
    protected String dataDir = "";
}
