// Graphs of things and facts, drawn by Cytoscape.js; what they show stands on the pages as lists, too.
"use strict";

const MOST = 500;
const SHAPES = { Company: "ellipse", Investor: "diamond", Person: "round-triangle", Model: "round-rectangle" };

function colours() {
  const told = getComputedStyle(document.documentElement);
  const colour = (name) => told.getPropertyValue(`--${name}`).trim();
  const names = ["ink", "paper", "quiet", "rule", "link", "asserted", "reported", "denied", "panel", "chosen"];
  return Object.fromEntries(names.map((name) => [name, colour(name)]));
}

function style() {
  const c = colours();
  return [
    {
      selector: "node",
      style: {
        label: "data(label)", shape: (node) => SHAPES[node.data("type")] || "ellipse", width: 16, height: 16,
        "background-color": c.quiet, color: c.ink, "font-size": 10, "font-family": "system-ui, sans-serif",
        "text-valign": "bottom", "text-margin-y": 3, "text-wrap": "ellipsis", "text-max-width": 110,
        "text-outline-color": c.paper, "text-outline-width": 2, "min-zoomed-font-size": 7,
      },
    },
    { selector: "node[type = 'Company']", style: { "background-color": c.link } },
    { selector: "node[type = 'Investor']", style: { "background-color": c.asserted } },
    { selector: "node[type = 'Model']", style: { "background-color": c.reported } },
    { selector: "node.centre", style: { width: 26, height: 26, "font-size": 12, "font-weight": "bold" } },
    { selector: "node.walked", style: { "border-width": 3, "border-color": c.ink } },
    {
      selector: "edge",
      style: {
        width: (edge) => Math.min(5, 1 + Math.log2(edge.data("facts"))), "line-color": c.quiet, "line-opacity": 0.45, "curve-style": "bezier",
        "target-arrow-shape": "triangle", "target-arrow-color": c.quiet, "arrow-scale": 0.7,
        label: "data(label)", "font-size": 8, color: c.quiet, "text-rotation": "autorotate",
        "text-outline-color": c.paper, "text-outline-width": 2, "min-zoomed-font-size": 8,
      },
    },
    { selector: "edge[status = 'reported']", style: { "line-style": "dashed", "line-opacity": 1, "line-color": c.reported, "target-arrow-color": c.reported } },
    { selector: "edge[status = 'denied']", style: { "line-style": "dotted", "line-opacity": 1, "line-color": c.denied, "target-arrow-color": c.denied } },
  ];
}

function say(words) {
  const place = document.getElementById("graph-said");
  if (place) place.textContent = words;
}

async function asked(place) {
  if (!place.dataset.words) return (await fetch(place.dataset.graph)).json();
  const body = new URLSearchParams({ token: place.dataset.token, words: place.dataset.words });
  return (await fetch(place.dataset.graph, { method: "POST", body })).json();
}

// Puts in what is not there yet, up to MOST things; the lines between things that are there are always put in.
function put(graph, told, beside) {
  const at = beside ? beside.position() : { x: 0, y: 0 };
  const fresh = told.nodes.filter((node) => graph.getElementById(node.id).empty());
  const room = Math.max(0, MOST - graph.nodes().length);
  const turn = (2 * Math.PI) / Math.max(1, Math.min(room, fresh.length));
  const added = graph.add(
    fresh.slice(0, room).map((data, n) => ({
      group: "nodes", data, position: { x: at.x + 120 * Math.cos(n * turn), y: at.y + 120 * Math.sin(n * turn) },
    })),
  );
  const there = (id) => graph.getElementById(id).nonempty();
  graph.add(
    told.edges
      .filter((edge) => !there(edge.id) && there(edge.source) && there(edge.target))
      .map((data) => ({ group: "edges", data })),
  );
  return { added: added.length, left: fresh.length - Math.min(room, fresh.length) };
}

// A step costs the square of the things, and things that were arranged before need few: nobody waits two seconds.
function steps(things) {
  return things <= 120 ? 600 : things <= 250 ? 120 : 40;
}

function arrange(graph, fit) {
  graph.layout({
    name: "cose", animate: false, randomize: false, fit, padding: 24, nodeDimensionsIncludeLabels: true,
    idealEdgeLength: () => 80, nodeRepulsion: () => 12000, numIter: steps(graph.nodes().length),
  }).run();
}

async function draw(place) {
  const told = await asked(place);
  if (!told.nodes.length) {
    place.replaceChildren(Object.assign(document.createElement("p"), { textContent: "No thing of the graph stands in a fact here." }));
    return;
  }
  place.replaceChildren();
  const graph = cytoscape({
    container: place, style: style(), minZoom: 0.1, maxZoom: 3,
    textureOnViewport: true, // moved as a picture, and drawn anew when it stands: smooth without a graphics card
  });
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", `A graph of ${told.nodes.length} things and ${told.edges.length} lines between them; the lists on its things' pages say the same.`);
  put(graph, told, null);
  const centre = graph.getElementById(place.dataset.centre || "");
  centre.addClass("centre walked");
  arrange(graph, true);
  place.cytoscape = graph;
  say(`${graph.nodes().length} things, ${graph.edges().length} lines.`);
  graph.on("tap", "edge", (event) => location.assign(event.target.data("page")));
  graph.on("tap", "node", async (event) => {
    const node = event.target;
    if (!place.dataset.walk || node.hasClass("walked")) {
      location.assign(node.data("page"));
      return;
    }
    node.addClass("walked");
    const more = await (await fetch(`/graph.json?limit=150&iri=${encodeURIComponent(node.id())}`)).json();
    const { added, left } = put(graph, more, node);
    if (added) arrange(graph, true);
    const full = left ? ` ${left} more found no room: a graph has ${MOST} things at most.` : "";
    say(`${node.data("label")} brought ${added} things. ${graph.nodes().length} things, ${graph.edges().length} lines.${full} Choose it again for its page.`);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => graph.style(style()));
}

// Cytoscape would write its one rule into the page, which no page of ours lets a script do: explore.css has it, and this
// tells that it is there.
document.head.append(Object.assign(document.createElement("meta"), { id: "__________cytoscape_stylesheet" }));

for (const place of document.querySelectorAll("[data-graph]")) {
  draw(place).catch(() => {
    place.textContent = "The graph could not be drawn.";
  });
}
