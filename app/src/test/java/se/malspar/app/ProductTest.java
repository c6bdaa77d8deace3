package se.malspar.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import se.malspar.app.access.TestRegistrars;

/**
 * A test of the whole product, served on a port of its own over a database of its own. All such tests of a JVM share one
 * product: each records in a municipality that no other test uses.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = Malspar.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "malspar.demo=false")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = ProductDatabase.class)
@Import({TestClock.class, Product.class, TestRegistrars.class})
public @interface ProductTest {}
