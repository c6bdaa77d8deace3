package se.malspar.app.platform;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/** Keeps the trails of the municipalities that are being recorded in, and no more, in memory. */
final class TrailCache implements Cache {

    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> trails;

    /** An empty cache; the trails in it go where the heap has no room for them. */
    TrailCache(int municipalities) {
        this.trails =
                Caffeine.newBuilder().maximumSize(municipalities).softValues().build();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // as Axon declares it: null for none
    public <K, V> V get(K key) {
        return (V) trails.getIfPresent(key);
    }

    @Override
    public void put(Object key, Object value) {
        trails.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return trails.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T computeIfAbsent(Object key, Supplier<T> value) {
        return (T) trails.get(key, _ -> value.get());
    }

    @Override
    public boolean remove(Object key) {
        return trails.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        trails.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return trails.asMap().containsKey(key);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        trails.asMap().computeIfPresent(key, (_, value) -> update.apply((V) value));
    }

    /** Nobody listens to this cache. */
    @Override
    public @Nullable Registration registerCacheEntryListener(EntryListener listener) {
        return () -> true;
    }
}
