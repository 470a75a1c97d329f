/** What a server's container creates: a servlet, a resource and a session bean, each with supervised beans injected. */
@NullMarked
package io.supervised.tck.application.web;

import org.jspecify.annotations.NullMarked;
