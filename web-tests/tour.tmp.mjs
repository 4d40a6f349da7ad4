import { chromium } from "@playwright/test";
import fs from "node:fs";
const base="http://127.0.0.1:8099";
const [email,password,start,prefix,out,scheme,w,max,...only]=process.argv.slice(2);
const b=await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox","--disable-gpu","--disable-background-networking"]});
const c=await b.newContext({viewport:{width:+w,height:w<600?844:900},colorScheme:scheme,deviceScaleFactor:w<600?1:1});
const p=await c.newPage();
if(email!=="-"){await p.goto(base+"/sign-in");await p.fill('input[name=email]',email);await p.fill('input[name=password]',password);await p.locator('main form button[type=submit], main form button').first().click();await p.waitForLoadState();}
const seen=new Set();const queue=start.split(",");fs.mkdirSync(out,{recursive:true});let n=0;
while(queue.length&&n<+max){const u=queue.shift();const key=u.split("?")[0].replace(/(ord|var|prd|mem|brd|agr|img)_[a-z0-9]+/g,"$1").replace(/products\/[^/]+/,"products/x").replace(/\d{3,}/g,"N");if(seen.has(key))continue;seen.add(key);
const r=await p.goto(base+u).catch(e=>null);if(!r)continue;const ct=r.headers()["content-type"]||"";if(!ct.includes("html"))continue;n++;
const wide=await p.evaluate(()=>document.documentElement.scrollWidth>window.innerWidth);
const f=key.replaceAll("/","_")+".png";await p.screenshot({path:out+"/"+f,fullPage:true});console.log(r.status(),u,wide?"WIDE":"");
if(prefix!=="-"){const l=await p.$$eval("a[href]",a=>a.map(x=>x.getAttribute("href")));for(const x of l)if(x.startsWith(prefix))queue.push(x);}}
await b.close();
